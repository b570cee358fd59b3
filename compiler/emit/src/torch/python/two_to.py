def two_to(power):
    """Two to whole powers, exactly."""
    return ((power.long() + 1023) << 52).view(torch.float64)
