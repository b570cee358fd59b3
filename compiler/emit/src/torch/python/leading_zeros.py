def leading_zeros(x):
    """The zeros before the first one of an integer."""
    bits = 8 * x.element_size()
    count, size = torch.zeros_like(x), bits // 2
    while size:
        # What is above the lower part, without copies of the sign.
        upper = x >> (bits - size) & (1 << size) - 1
        count, x = torch.where(upper == 0, count + size, count), torch.where(upper == 0, x << size, x)
        size //= 2
    return torch.where(x == 0, bits, count).to(x.dtype)
