"""The recipe of the gazetteer index: named open data to the file that ships with the package."""
