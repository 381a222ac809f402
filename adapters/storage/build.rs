//! Compiles the migrations in anew when one comes along: `sqlx::migrate!` does not see that by itself.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
