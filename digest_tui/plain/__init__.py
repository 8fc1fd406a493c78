"""Reading line by line, without a screen: what is typed goes in, lines of text come out."""
