"""What a terminal program costs: bytes on the line, time, memory; ours beside others."""
