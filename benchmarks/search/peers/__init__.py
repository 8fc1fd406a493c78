"""What is measured: this engine, and what one would take instead."""
