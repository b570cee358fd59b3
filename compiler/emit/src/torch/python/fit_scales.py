def fit_scales(x, axis, size, dtype):
    """What a size of the values of each channel says, as a scale; 1 where that is no finite number above 0."""
    scale = size(x.detach().double().movedim(axis, 0).flatten(1)).to(dtype)
    return torch.where((scale > 0) & scale.isfinite(), scale, 1.0)
