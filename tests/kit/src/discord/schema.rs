//! A check of JSON against the part of JSON Schema that Discord's description uses.
//!
//! Objects may have more keys than are described: unknown ones are found in `limits`. Of "one of" it asks that any
//! fits, because the described alternatives overlap.

use serde_json::{Map, Value};

/// Checks `value` against `schema`; `root` is the whole description, for references.
///
/// # Errors
///
/// The first fault, with the path to it.
pub(super) fn check(root: &Value, schema: &Value, at: &str, value: &Value) -> Result<(), String> {
    let Some(schema) = schema.as_object() else { return Ok(()) };
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(reference.trim_start_matches('#'));
        return target.map_or_else(
            || Err(format!("the description lacks {reference}")),
            |target| check(root, target, at, value),
        );
    }
    kind(schema, at, value)?;
    for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        check(root, part, at, value)?;
    }
    for alternatives in ["anyOf", "oneOf"] {
        if let Some(alternatives) = schema.get(alternatives).and_then(Value::as_array) {
            any(root, alternatives, at, value)?;
        }
    }
    match value {
        Value::Object(object) => self::object(root, schema, at, object),
        Value::Array(items) => array(root, schema, at, items),
        Value::String(text) => string(schema, at, text),
        Value::Number(number) => self::number(schema, at, number.as_f64().unwrap_or_default()),
        Value::Null | Value::Bool(_) => Ok(()),
    }
}

fn kind(schema: &Map<String, Value>, at: &str, value: &Value) -> Result<(), String> {
    if let Some(constant) = schema.get("const")
        && constant != value
    {
        return Err(format!("{at} is {value}, not {constant}"));
    }
    if let Some(known) = schema.get("enum").and_then(Value::as_array)
        && !known.contains(value)
    {
        return Err(format!("{at} is {value}, not one of {}", Value::from(known.clone())));
    }
    let fits = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        _ => true,
    };
    let fits = match schema.get("type") {
        Some(Value::String(kind)) => fits(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(fits),
        _ => true,
    };
    if fits { Ok(()) } else { Err(format!("{at} is no {}", schema.get("type").cloned().unwrap_or_default())) }
}

fn any(root: &Value, alternatives: &[Value], at: &str, value: &Value) -> Result<(), String> {
    let mut faults = Vec::new();
    for alternative in alternatives {
        match check(root, alternative, at, value) {
            Ok(()) => return Ok(()),
            Err(fault) => faults.push(fault),
        }
    }
    // The fault that lies deepest is of the alternative that was meant.
    let deepest =
        faults.into_iter().max_by_key(|fault| fault.split(' ').next().map_or(0, |path| path.matches('.').count()));
    Err(deepest.unwrap_or_else(|| format!("{at} fits nothing")))
}

fn object(root: &Value, schema: &Map<String, Value>, at: &str, given: &Map<String, Value>) -> Result<(), String> {
    for required in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        if !given.contains_key(required) {
            return Err(format!("{at} lacks {required}"));
        }
    }
    bounds(schema, ["minProperties", "maxProperties"], at, given.len())?;
    let described = schema.get("properties").and_then(Value::as_object);
    for (name, value) in given {
        let path = format!("{at}.{name}");
        match described.and_then(|described| described.get(name)) {
            Some(schema) => check(root, schema, &path, value)?,
            None => match schema.get("additionalProperties") {
                Some(Value::Bool(false)) => return Err(format!("{path} is no field")),
                Some(schema) => check(root, schema, &path, value)?,
                None => {}
            },
        }
    }
    Ok(())
}

fn array(root: &Value, schema: &Map<String, Value>, at: &str, items: &[Value]) -> Result<(), String> {
    bounds(schema, ["minItems", "maxItems"], at, items.len())?;
    let unique = schema.get("uniqueItems").is_some_and(|unique| *unique == Value::Bool(true));
    for (index, item) in items.iter().enumerate() {
        if let Some(schema) = schema.get("items") {
            check(root, schema, &format!("{at}.{index}"), item)?;
        }
        if unique && items.iter().take(index).any(|other| other == item) {
            return Err(format!("{at} has {item} twice"));
        }
    }
    Ok(())
}

fn string(schema: &Map<String, Value>, at: &str, text: &str) -> Result<(), String> {
    bounds(schema, ["minLength", "maxLength"], at, text.chars().count())?;
    let fits = match schema.get("format").and_then(Value::as_str) {
        Some("snowflake") => text == "0" || (!text.starts_with('0') && text.parse::<u64>().is_ok()),
        Some("uri") => url::Url::parse(text).is_ok(),
        _ => true,
    };
    if fits { Ok(()) } else { Err(format!("{at} is no {}", schema.get("format").cloned().unwrap_or_default())) }
}

fn number(schema: &Map<String, Value>, at: &str, number: f64) -> Result<(), String> {
    let bound = |name: &str| schema.get(name).and_then(Value::as_f64);
    if bound("minimum").is_some_and(|min| number < min) || bound("maximum").is_some_and(|max| number > max) {
        return Err(format!("{at} is out of range"));
    }
    Ok(())
}

fn bounds(schema: &Map<String, Value>, [min, max]: [&str; 2], at: &str, length: usize) -> Result<(), String> {
    let bound = |name: &str| schema.get(name).and_then(Value::as_u64).and_then(|bound| usize::try_from(bound).ok());
    if bound(min).is_some_and(|min| length < min) || bound(max).is_some_and(|max| length > max) {
        return Err(format!("{at} has a length of {length}, which is out of range"));
    }
    Ok(())
}
