"""The screen: Textual and Rich are known here and nowhere else."""
