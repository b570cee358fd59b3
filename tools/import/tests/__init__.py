"""Tests of mase-import. `cargo xtask test` runs them where .mase/frontend is; by hand, from tools/import:
`../../.mase/frontend/bin/python -m unittest`."""
