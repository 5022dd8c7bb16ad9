"""What every room uses: problems, the folders of the project, the day, and forms of plain text."""
