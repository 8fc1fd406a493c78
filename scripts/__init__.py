"""What is made from the program: pictures and tables."""
