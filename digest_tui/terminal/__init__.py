"""Terminals, without any toolkit: what they show, what they can do, how they are left."""
