"""Values as text that leaves the program: JSON for programs, plain text for people."""
