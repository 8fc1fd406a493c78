"""The screens: they own the state, ask the library in threads and take its answers."""
