//! The text format of Prometheus, read as strictly as it is written down:
//! <https://github.com/prometheus/docs/blob/main/docs/instrumenting/exposition_formats.md>.

use std::collections::{BTreeMap, BTreeSet};

/// What a process tells Prometheus.
#[derive(Debug, Default)]
pub struct Exposition {
    families: BTreeMap<String, Family>,
}

/// One metric.
#[derive(Debug, Default)]
pub struct Family {
    /// `counter`, `gauge` or `histogram`.
    pub kind: String,
    /// What it tells.
    pub help: String,
    /// Each series with its value.
    pub samples: Vec<Sample>,
}

/// One series and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The name, with `_bucket`, `_sum` or `_count` behind it where it is a part of a histogram.
    pub name: String,
    /// Its labels.
    pub labels: BTreeMap<String, String>,
    /// Its value.
    pub value: f64,
}

impl Exposition {
    /// Reads `text`.
    ///
    /// # Errors
    ///
    /// The first fault: a line that is none, a name that is none, a metric without help or type, of two types or in two
    /// places, a series that is there twice, a counter that is no number, buckets that don't add up.
    pub fn parse(text: &str) -> Result<Self, String> {
        if !text.is_empty() && !text.ends_with('\n') {
            return Err("the last line does not end".to_owned());
        }
        let mut all = Self::default();
        let (mut present, mut left) = (None, BTreeSet::new());
        for line in text.lines().filter(|line| !line.is_empty()) {
            let name = all.line(line).map_err(|fault| format!("{fault}: {line}"))?;
            if present.as_ref() != Some(&name) {
                if !left.insert(name.clone()) {
                    return Err(format!("{name} is in two places"));
                }
                present = Some(name);
            }
        }
        for (name, family) in &all.families {
            family.check(name)?;
        }
        Ok(all)
    }

    /// Takes a line; gives the name of its metric.
    fn line(&mut self, line: &str) -> Result<String, String> {
        if let Some(rest) = line.strip_prefix("# ") {
            let mut words = rest.splitn(3, ' ');
            let (word, name, text) = (words.next(), words.next(), words.next());
            let (Some(word), Some(name), Some(text)) = (word, name, text) else { return Err("no comment".to_owned()) };
            let family = self.families.entry(named(name)?).or_default();
            let field = match word {
                "HELP" => &mut family.help,
                "TYPE" if ["counter", "gauge", "histogram"].contains(&text) => &mut family.kind,
                _ => return Err("neither help nor a type".to_owned()),
            };
            if !field.is_empty() || !family.samples.is_empty() {
                return Err("told twice, or too late".to_owned());
            }
            text.clone_into(field);
            return Ok(name.to_owned());
        }
        let sample = sample(line)?;
        let whole = |name: &str| self.families.get(name).is_some_and(|family| family.kind == "histogram");
        let parts = ["_bucket", "_sum", "_count"].iter().filter_map(|part| sample.name.strip_suffix(part));
        let name = parts.filter(|name| whole(name)).map(str::to_owned).next().unwrap_or_else(|| sample.name.clone());
        let family = self.families.get_mut(&name).ok_or("a series of an unknown metric")?;
        if family.samples.iter().any(|other| other.name == sample.name && other.labels == sample.labels) {
            return Err("the series is there twice".to_owned());
        }
        family.samples.push(sample);
        Ok(name)
    }

    /// The metric `name`, if there is one.
    pub fn family(&self, name: &str) -> Option<&Family> {
        self.families.get(name)
    }

    /// The names of all metrics.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.families.keys().map(String::as_str)
    }

    /// The value of the one series `name` that has these labels, and perhaps others.
    pub fn value(&self, name: &str, labels: &[(&str, &str)]) -> Option<f64> {
        let has = |sample: &&Sample| {
            sample.name == name
                && labels.iter().all(|(name, value)| sample.labels.get(*name).is_some_and(|present| present == value))
        };
        let mut found = self.families.values().flat_map(|family| &family.samples).filter(has);
        found.next().filter(|_| found.next().is_none()).map(|sample| sample.value)
    }
}

impl Family {
    fn check(&self, name: &str) -> Result<(), String> {
        if self.kind.is_empty() || self.help.is_empty() {
            return Err(format!("{name} has no type, or no help"));
        }
        match self.kind.as_str() {
            "counter" if !name.ends_with("_total") => Err(format!("{name} is a counter, and not called so")),
            "counter" if self.samples.iter().any(|sample| !(sample.value.is_finite() && sample.value >= 0.0)) => {
                Err(format!("{name} counts no number"))
            }
            "histogram" => self.check_buckets(name),
            _ => Ok(()),
        }
    }

    /// Every histogram has its sum and count, and buckets that only grow, up to the count.
    fn check_buckets(&self, name: &str) -> Result<(), String> {
        let mut buckets: BTreeMap<BTreeMap<String, String>, Vec<(f64, f64)>> = BTreeMap::new();
        for sample in self.samples.iter().filter(|sample| sample.name.ends_with("_bucket")) {
            let mut labels = sample.labels.clone();
            let bound = labels.remove("le").and_then(|bound| number(&bound)).ok_or("a bucket without a bound")?;
            buckets.entry(labels).or_default().push((bound, sample.value));
        }
        for (labels, buckets) in buckets {
            let part = |part: &str| {
                let named = |sample: &&Sample| sample.name == format!("{name}{part}") && sample.labels == labels;
                self.samples.iter().find(named).map(|sample| sample.value)
            };
            let grows = buckets.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 <= two[1].1);
            let last = buckets.last().map(|(bound, count)| (*bound, Some(*count)));
            if !grows || last != Some((f64::INFINITY, part("_count"))) || part("_sum").is_none() {
                return Err(format!("{name} has buckets that don't add up"));
            }
        }
        Ok(())
    }
}

/// A name, if it is one.
fn named(name: &str) -> Result<String, String> {
    let first = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let rest = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if first && rest { Ok(name.to_owned()) } else { Err(format!("{name} is no name")) }
}

fn number(text: &str) -> Option<f64> {
    match text {
        "+Inf" => Some(f64::INFINITY),
        "-Inf" => Some(f64::NEG_INFINITY),
        text => text.parse().ok(),
    }
}

fn sample(line: &str) -> Result<Sample, String> {
    let (series, value) = line.rsplit_once(' ').ok_or("no value")?;
    let value = number(value).ok_or("no number")?;
    let (name, labels) = match series.split_once('{') {
        None => (series, BTreeMap::new()),
        Some((name, rest)) => (name, labels(rest.strip_suffix('}').ok_or("labels without an end")?)?),
    };
    Ok(Sample { name: named(name)?, labels, value })
}

/// The labels between the braces.
fn labels(mut text: &str) -> Result<BTreeMap<String, String>, String> {
    let mut labels = BTreeMap::new();
    while !text.is_empty() {
        let (name, rest) = text.split_once("=\"").ok_or("a label without a value")?;
        let mut value = String::new();
        let mut letters = rest.char_indices();
        let end = loop {
            match letters.next().ok_or("a value without an end")? {
                (at, '"') => break at,
                (_, '\\') => match letters.next() {
                    Some((_, 'n')) => value.push('\n'),
                    Some((_, letter @ ('\\' | '"'))) => value.push(letter),
                    _ => return Err("an escape that is none".to_owned()),
                },
                (_, letter) => value.push(letter),
            }
        };
        if name.starts_with("__") || labels.insert(named(name)?, value).is_some() {
            return Err(format!("the label {name} is reserved, or there twice"));
        }
        text = &rest[end + 1..];
        text = match text.strip_prefix(',') {
            Some(more) if !more.is_empty() => more,
            None if text.is_empty() => text,
            _ => return Err("labels without a comma between".to_owned()),
        };
    }
    Ok(labels)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const HEAD: &str = "# HELP a_total Help.\n# TYPE a_total counter\n";

    #[test]
    fn what_is_written_is_read() {
        let text =
            format!("{HEAD}a_total{{b=\"c \\\"d\\\"\",e=\"f\"}} 3\na_total 1\n\n# HELP g G.\n# TYPE g gauge\ng NaN\n");

        let read = Exposition::parse(&text).unwrap();

        assert_eq!(read.value("a_total", &[("b", "c \"d\"")]), Some(3.0));
        assert_eq!(read.value("a_total", &[]), None, "there are two");
        assert!(read.value("g", &[]).unwrap().is_nan());
        assert_eq!(read.names().collect::<Vec<_>>(), ["a_total", "g"]);
    }

    #[test]
    fn what_is_wrong_is_refused() {
        for wrong in [
            "a_total 1",
            "a_total 1\na_total 2\n",
            "a_total{b=\"c\"} 1\na_total{b=\"c\"} 1\n",
            "a_total -1\n",
            "a_total NaN\n",
            "a_total{b=\"c} 1\n",
            "a_total{b=\"c\",} 1\n",
            "a_total{b=\"c\",b=\"d\"} 1\n",
            "a-total 1\n",
            "b 1\n",
            "# TYPE a_total gauge\n",
            "a_total one\n",
            "# HELP b B.\nb 1\n",
            "# HELP b B.\n# TYPE b counter\nb 1\n",
            "# HELP b B.\n# TYPE b gauge\nb 1\na_total 1\n",
        ] {
            assert!(Exposition::parse(&format!("{HEAD}{wrong}")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn buckets_add_up() {
        let head = "# HELP h H.\n# TYPE h histogram\n";
        let read = |rest: &str| Exposition::parse(&format!("{head}{rest}"));

        assert!(read("h_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 2\nh_sum 3.5\nh_count 2\n").is_ok());
        assert!(read("h_bucket{le=\"1\"} 3\nh_bucket{le=\"+Inf\"} 2\nh_sum 3.5\nh_count 2\n").is_err());
        assert!(read("h_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 2\nh_sum 3.5\nh_count 3\n").is_err());
        assert!(read("h_bucket{le=\"1\"} 1\nh_sum 3.5\nh_count 1\n").is_err());
        assert!(read("h_bucket{le=\"+Inf\"} 2\nh_count 2\n").is_err());
    }
}
