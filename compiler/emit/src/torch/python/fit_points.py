def fit_points(x, axis, format):
    """The most bits behind the binary point of each channel that clip none of its values."""
    x = x.detach().double().movedim(axis, 0).flatten(1)
    ends = torch.stack([x.amax(1).clamp(min=0.0), x.amin(1).clamp(max=0.0)])
    if format.low == 0:
        ends[1] = 0.0
    log = torch.frexp(ends.abs().amax(0)).exponent - 1
    points = ((format.high - format.low).bit_length() - log).clamp(-128, 127)
    for _ in range(3):
        n = format.rounding(ends * two_to(points))
        clipped = ((n < format.low) | (n > format.high)).any(0)
        points = torch.where(clipped, points - 1, points).clamp(min=-128)
    return points.masked_fill((ends == 0).all(0), 0).to(torch.int8)
