"""What filing costs, stage by stage, beside reading the texts alone.

`make bench-filing`; ARTICLES says how many (10,000).
"""
