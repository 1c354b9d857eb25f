pub struct P { pub message: String }
pub fn phrase(e: &serde_yaml::Error) -> P { P { message: e.to_string() } }
