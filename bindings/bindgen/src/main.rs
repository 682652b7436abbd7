//! Writes what the phones need out of the built library: Kotlin, Swift, and the surface as text.
//!
//! The library must not be stripped: UniFFI keeps what it knows in its symbols. Run from inside the
//! project, where `bindings/uniffi.toml` is found.

#![forbid(unsafe_code)]

mod reader;
mod surface;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use uniffi_bindgen::bindings::{
    GenerateOptions, SwiftBindingsOptions, TargetLanguage, generate, generate_swift_bindings,
};

/// Module that holds the C functions for Swift.
const SWIFT_FFI_MODULE: &str = "AftercareCoreFFI";

#[derive(Debug, Parser)]
#[command(about = "Writes the sources of the boundary out of the built library.")]
struct Arguments {
    /// The built library, not stripped.
    library: PathBuf,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Kotlin sources.
    Kotlin {
        /// Where to; folders of the package are made.
        folder: PathBuf,
    },
    /// Swift sources, and the C module they need.
    Swift {
        /// Where the Swift sources go.
        sources: PathBuf,
        /// Where the header and the module map go.
        headers: PathBuf,
        /// The module map is for an XCFramework.
        #[arg(long)]
        xcframework: bool,
    },
    /// The public surface as text, one line for each name.
    Surface {
        /// The file.
        file: PathBuf,
    },
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let library = arguments.library.try_into()?;
    match arguments.what {
        What::Kotlin { folder } => generate(GenerateOptions {
            languages: vec![TargetLanguage::Kotlin],
            source: library,
            out_dir: folder.try_into()?,
            config_override: None,
            format: false,
            crate_filter: None,
            metadata_no_deps: true,
        }),
        What::Swift { sources, headers, xcframework } => {
            generate_swift_bindings(SwiftBindingsOptions {
                generate_swift_sources: true,
                source: library.clone(),
                out_dir: sources.clone().try_into()?,
                metadata_no_deps: true,
                ..SwiftBindingsOptions::default()
            })?;
            reader::rewrite(&sources)?;
            generate_swift_bindings(SwiftBindingsOptions {
                generate_headers: true,
                generate_modulemap: true,
                source: library,
                out_dir: headers.try_into()?,
                xcframework,
                module_name: Some(SWIFT_FFI_MODULE.to_owned()),
                modulemap_filename: Some("module.modulemap".to_owned()),
                metadata_no_deps: true,
                ..SwiftBindingsOptions::default()
            })
        }
        What::Surface { file } => Ok(std::fs::write(file, surface::surface(&library)?)?),
    }
}
