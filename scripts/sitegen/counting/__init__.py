"""Count visits from ads in a web server's log: a number per day and landing page, and nothing else.

Addresses are never taken out of a line; an agent decides whether the visitor is a robot and is then dropped.
"""
