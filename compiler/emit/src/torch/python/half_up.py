def half_up(x):
    """To the nearest integer, ties up."""
    below = torch.floor(x)
    return below + (x - below >= 0.5)
