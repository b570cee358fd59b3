def shift_right_unsigned(x, by):
    """Shifts in zeros, where x >> by shifts in copies of the sign."""
    bits = 8 * x.element_size()
    return torch.where(by == 0, x, x >> by & ~(-1 << (bits - by).clamp(max=bits - 1)))
