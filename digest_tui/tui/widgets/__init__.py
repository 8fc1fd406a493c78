"""The parts of the screens. They draw values and post messages; the screens hold the state."""
