def mean_above(x, factor):
    """The mean magnitude of the values of each row that are above a factor times the mean of all."""
    x = x.abs()
    kept = x > factor * x.mean(1, keepdim=True)
    return (x * kept).sum(1) / kept.sum(1)
