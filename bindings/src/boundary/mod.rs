//! Mirrors of the core's types, so that they cross to Kotlin and Swift and the core knows nothing of
//! it. Each is the same type: a field or variant added in core does not compile until it is added
//! here. What a field means is documented in core.

mod body_map;
mod command;
mod course;
mod emergency;
mod parts;
mod records;
mod reminder;
mod screen;
mod start;
mod therapist;
mod time;
