def split(x, axis, size):
    """Blocks along an axis that is counted from the end; the last one is filled up with zeros."""
    x = F.pad(x, (0, 0) * (-axis - 1) + (0, -x.shape[axis] % size))
    return x.unflatten(axis, (-1, size))
