//! The public surface as text: what a shell can call and hold, sorted, one line for each name.

use std::fmt::Write as _;

use uniffi_bindgen::macro_metadata::extract_from_library;
use uniffi_meta::{EnumShape, FieldMetadata, FnParamMetadata, Metadata, Type};

const HEAD: &str = "\
# The public surface of the bindings, as every shell sees it. Written by bindings/surface.sh;
# a change here is a change of the contract in bindings/README.md.
";

/// The surface of a built library.
///
/// # Errors
/// The library cannot be read, or was stripped.
pub(crate) fn surface(library: &camino::Utf8Path) -> anyhow::Result<String> {
    let mut blocks: Vec<String> = extract_from_library(library)?.iter().filter_map(block).collect();
    blocks.sort();
    Ok(format!("{HEAD}\n{}", blocks.join("\n")))
}

fn block(item: &Metadata) -> Option<String> {
    Some(match item {
        Metadata::Func(call) => {
            format!(
                "fn {}{}\n",
                call.name,
                signature(&call.inputs, call.return_type.as_ref(), call.throws.as_ref())
            )
        }
        Metadata::Constructor(call) => format!(
            "object {}: constructor {}{}\n",
            call.self_name,
            call.name,
            signature(&call.inputs, None, call.throws.as_ref())
        ),
        Metadata::Method(call) => format!(
            "object {}: fn {}{}\n",
            call.self_name,
            call.name,
            signature(&call.inputs, call.return_type.as_ref(), call.throws.as_ref())
        ),
        Metadata::Record(record) => {
            let mut text = format!("record {}\n", record.name);
            for field in &record.fields {
                // Writing to a String cannot fail.
                let _ = writeln!(text, "    {}", named(field));
            }
            text
        }
        Metadata::Enum(choice) => {
            let kind = if matches!(choice.shape, EnumShape::Error { .. }) { "error" } else { "enum" };
            let mut text = format!("{kind} {}\n", choice.name);
            for variant in &choice.variants {
                let fields: Vec<String> = variant.fields.iter().map(named).collect();
                let _ = match fields.is_empty() {
                    true => writeln!(text, "    {}", variant.name),
                    false => writeln!(text, "    {}({})", variant.name, fields.join(", ")),
                };
            }
            text
        }
        Metadata::CustomType(custom) => format!("type {} = {}\n", custom.name, name(&custom.builtin)),
        Metadata::Namespace(_)
        | Metadata::UdlFile(_)
        | Metadata::Object(_)
        | Metadata::CallbackInterface(_)
        | Metadata::TraitMethod(_)
        | Metadata::UniffiTrait(_)
        | Metadata::ObjectTraitImpl(_) => return None,
    })
}

fn signature(inputs: &[FnParamMetadata], output: Option<&Type>, throws: Option<&Type>) -> String {
    let inputs: Vec<String> =
        inputs.iter().map(|input| format!("{}: {}", input.name, name(&input.ty))).collect();
    let output = output.map(|output| format!(" -> {}", name(output))).unwrap_or_default();
    let throws = throws.map(|error| format!(" throws {}", name(error))).unwrap_or_default();
    format!("({}){output}{throws}", inputs.join(", "))
}

fn named(field: &FieldMetadata) -> String {
    match field.name.is_empty() {
        true => name(&field.ty),
        false => format!("{}: {}", field.name, name(&field.ty)),
    }
}

fn name(kind: &Type) -> String {
    match kind {
        Type::Object { name, .. }
        | Type::Record { name, .. }
        | Type::Enum { name, .. }
        | Type::CallbackInterface { name, .. }
        | Type::Custom { name, .. } => name.clone(),
        Type::Optional { inner_type } => format!("{}?", name(inner_type)),
        Type::Sequence { inner_type } => format!("[{}]", name(inner_type)),
        other => format!("{other:?}"),
    }
}
