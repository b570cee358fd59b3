"""`python -m tests FILE`: runs all tests and leaves their count in a file, as in `12 passed, 0 failed`."""

import pathlib
import sys
import unittest


def main(file: pathlib.Path) -> None:
    suite = unittest.defaultTestLoader.discover("tests", top_level_dir=".")
    result = unittest.TextTestRunner().run(suite)
    # A test with several failing parts is one failure; a module that cannot be loaded is a failing test.
    failed = len({test.id().partition(" (")[0] for test, _ in [*result.failures, *result.errors]})
    file.write_text(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed\n")
    sys.exit(0 if result.wasSuccessful() else 1)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
