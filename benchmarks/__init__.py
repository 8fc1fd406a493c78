"""What the program is measured by, beside others."""
