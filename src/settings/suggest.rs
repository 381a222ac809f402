//! "Did you mean …?"

/// The end of a message about the unknown `name`: the closest of `known`, or nothing if none is close.
pub(crate) fn did_you_mean<S: AsRef<str>>(name: &str, known: impl IntoIterator<Item = S>) -> String {
    let lowest = name.to_lowercase();
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(&lowest, &known.as_ref().to_lowercase()), known))
        // Two slips are forgiven in a short name, one for each three letters in a long one.
        .filter(|(distance, known)| *distance <= (known.as_ref().len() / 3).max(2))
        .min_by_key(|(distance, _)| *distance)
        .map_or_else(String::new, |(_, known)| format!("; did you mean {}?", known.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_name_is_suggested() {
        let known = ["max_delay", "base_delay", "max_attempts"];

        assert_eq!(did_you_mean("max_atempts", known), "; did you mean max_attempts?");
        assert_eq!(did_you_mean("mx_delay", known), "; did you mean max_delay?");
    }

    #[test]
    fn nothing_is_suggested_where_nothing_is_close() {
        assert_eq!(did_you_mean("colour", ["max_delay", "chain"]), "");
    }
}
