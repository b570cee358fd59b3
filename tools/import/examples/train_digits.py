"""Trains the classifiers of digits.py on scikit-learn's digits: 1200 images to train, 597 to test.

`train_digits.py FOLDER` leaves NAME.safetensors of every classifier, digits_test.npz (x, y) and digits_calibration.npz (x, some
of the images to train) in the folder, and prints the accuracy on the test set. Same machine, same bytes.
"""

import pathlib
import sys

import digits
import numpy as np
import safetensors.torch
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch.nn import functional as F

from mase_import.files import write_npz

SEED = 7
EPOCHS = {"mlp": 80, "cnn": 30, "transformer": 60}

# What a classifier must reach, of the test images.
ACCURACY = 0.975

# Images, of those to train, that formats are calibrated on.
CALIBRATION = 256


def data() -> list[torch.Tensor]:
    """Images to train and to test, labels to train and to test."""
    bunch = load_digits()
    images = (bunch.images / 16).astype(np.float32)[:, np.newaxis]
    parts = train_test_split(images, bunch.target, test_size=597, random_state=SEED, stratify=bunch.target)
    return [torch.from_numpy(part) for part in parts]


def train(name: str, x: torch.Tensor, y: torch.Tensor) -> torch.nn.Module:
    torch.manual_seed(SEED)
    model = getattr(digits, name)().train()
    epochs, batch = EPOCHS[name], 40
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=epochs * (len(x) // batch))
    for _ in range(epochs):
        for chosen in torch.randperm(len(x)).view(-1, batch):
            optimiser.zero_grad()
            F.cross_entropy(model(x[chosen]), y[chosen], label_smoothing=0.05).backward()
            optimiser.step()
            schedule.step()
    return model.eval()


def main(folder: pathlib.Path) -> None:
    torch.set_num_threads(1)
    folder.mkdir(parents=True, exist_ok=True)
    x_train, x_test, y_train, y_test = data()
    write_npz(folder / "digits_test.npz", {"x": x_test.numpy(), "y": y_test.numpy()})
    write_npz(folder / "digits_calibration.npz", {"x": x_train[:CALIBRATION].numpy()})
    for name in EPOCHS:
        model = train(name, x_train, y_train)
        with torch.no_grad():
            right = int((model(x_test).argmax(1) == y_test).sum())
        print(f"digits_{name}: {right} of {len(y_test)} test images right, {100 * right / len(y_test):.2f} %")
        if right < ACCURACY * len(y_test):
            sys.exit(f"error: digits_{name} is below {100 * ACCURACY} %")
        safetensors.torch.save_file(model.state_dict(), folder / f"{name}.safetensors")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
