//! Finds the accepted names nearest to a mistyped one.
//!
//! A name that is the start of accepted ones suggests those (`mxfp8` means an `mxfp8_*`, not the
//! `mxfp4` that is one edit away); otherwise the fewest edits win, within a third of the length.

/// Returns ` (did you mean ...?)` for the nearest of `accepted`, or nothing when none is near.
pub(crate) fn suggestion<'a>(found: &str, accepted: impl Iterator<Item = &'a str>) -> String {
    let accepted: Vec<&str> = accepted.collect();
    let mut near: Vec<&str> = Vec::new();
    if found.len() >= 3 {
        near.extend(accepted.iter().filter(|name| name.starts_with(found)));
        near.truncate(3);
    }
    if near.is_empty() {
        let budget = (found.chars().count() / 3).max(1);
        let best = accepted.iter().map(|name| (distance(found, name), *name)).min_by_key(|(edits, _)| *edits);
        near.extend(best.filter(|(edits, _)| *edits <= budget).map(|(_, name)| name));
    }
    if near.is_empty() {
        return String::new();
    }
    let quoted: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
    format!(" (did you mean {}?)", quoted.join(" or "))
}

/// Levenshtein distance in characters, one row of the table at a time.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, edits) in
            [("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("kitten", "sitting", 3), ("flaw", "lawn", 2)]
        {
            assert_eq!(distance(a, b), edits, "{a} {b}");
        }
    }

    #[test]
    fn a_prefix_beats_an_edit() {
        let names = ["mxfp4", "mxfp8_e5m2", "mxfp8_e4m3"];
        assert_eq!(suggestion("mxfp8", names.into_iter()), " (did you mean `mxfp8_e5m2` or `mxfp8_e4m3`?)");
        assert_eq!(suggestion("mxfp5", names.into_iter()), " (did you mean `mxfp4`?)");
        assert_eq!(suggestion("zzz", names.into_iter()), "");
    }
}
