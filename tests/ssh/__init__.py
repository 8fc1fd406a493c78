"""The set-ups of docs/ssh.md, against a real server on loopback."""
