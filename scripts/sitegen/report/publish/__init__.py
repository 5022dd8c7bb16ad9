"""Every form of a report: pages, PDF, spreadsheet, data, quotes."""
