"""The site Köp inte, a campaign for men who buy sex: its claims, its prose and its pages."""
