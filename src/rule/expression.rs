//! Arithmetic between rules: the text of a check.
//!
//! ```text
//! comparison := sum op sum             op := "=" | "==" | "!=" | "<" | "<=" | ">" | ">="
//! sum        := product (("+" | "-") product)*
//! product    := factor (("*" | "/") factor)*
//! factor     := number | rule | "(" sum ")" | "-" factor
//! rule       := letter (letter | digit | "_" | "." | "-" | "/")*     so a minus between rules has spaces around it
//! ```

use std::ops::Range;

/// A comparison of two sums.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The left side.
    pub left: Expression,
    /// How the two should stand.
    pub operator: Operator,
    /// The right side.
    pub right: Expression,
}

/// How two sides should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// A sum, a product, a number or a rule's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number.
    Number(f64),
    /// The value of a rule in one source, and the bytes of the text that name it.
    Rule(String, Range<usize>),
    /// `-x`
    Negative(Box<Expression>),
    /// `a + b` and the like.
    Binary(Box<Expression>, Sign, Box<Expression>),
}

/// An arithmetic sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// What is wrong with the text, and where in it (bytes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub(super) message: String,
    pub(super) at: Range<usize>,
}

/// Deeper parentheses are refused rather than risk the stack.
const DEEPEST: usize = 64;
/// And so are longer texts, in bytes.
const LONGEST: usize = 4096;

impl Comparison {
    pub(super) fn parse(text: &str) -> Result<Self, SyntaxError> {
        if text.len() > LONGEST {
            return Err(SyntaxError { message: "the comparison is too long".to_owned(), at: 0..text.len() });
        }
        let mut parser = Parser { text, at: 0, depth: 0 };
        let left = parser.sum()?;
        let operator = parser.operator()?;
        let right = parser.sum()?;
        parser.space();
        if parser.at < text.len() {
            return Err(parser.error("expected the end of the comparison"));
        }
        Ok(Self { left, operator, right })
    }

    /// The rules named, in the order of the text.
    #[must_use]
    pub fn rules(&self) -> Vec<(&str, Range<usize>)> {
        let mut found = Vec::new();
        self.left.rules(&mut found);
        self.right.rules(&mut found);
        found
    }
}

impl Expression {
    fn rules<'a>(&'a self, found: &mut Vec<(&'a str, Range<usize>)>) {
        match self {
            Self::Number(_) => {}
            Self::Rule(id, at) => found.push((id, at.clone())),
            Self::Negative(inner) => inner.rules(found),
            Self::Binary(left, _, right) => {
                left.rules(found);
                right.rules(found);
            }
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn sum(&mut self) -> Result<Expression, SyntaxError> {
        let mut left = self.product()?;
        loop {
            let sign = match self.peek() {
                Some('+') => Sign::Plus,
                Some('-') => Sign::Minus,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expression::Binary(Box::new(left), sign, Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Expression, SyntaxError> {
        let mut left = self.factor()?;
        loop {
            let sign = match self.peek() {
                Some('*') => Sign::Times,
                Some('/') => Sign::Over,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expression::Binary(Box::new(left), sign, Box::new(self.factor()?));
        }
    }

    fn factor(&mut self) -> Result<Expression, SyntaxError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error("too many parentheses and signs inside one another"));
        }
        let factor = match self.peek() {
            Some('(') => {
                self.at += 1;
                let inner = self.sum()?;
                if self.peek() != Some(')') {
                    return Err(self.error("expected `)`"));
                }
                self.at += 1;
                inner
            }
            Some('-') => {
                self.at += 1;
                Expression::Negative(Box::new(self.factor()?))
            }
            Some(char) if char.is_ascii_digit() => self.number()?,
            Some(char) if char.is_alphabetic() => self.rule(),
            _ => return Err(self.error("expected the id of a rule, a number or `(`")),
        };
        self.depth -= 1;
        Ok(factor)
    }

    fn number(&mut self) -> Result<Expression, SyntaxError> {
        let start = self.at;
        let rest = &self.text[start..];
        self.at += rest.find(|char: char| !(char.is_ascii_digit() || matches!(char, '.' | ',' | '_'))).unwrap_or(rest.len());
        let digits: String = self.text[start..self.at].chars().filter(|char| !matches!(char, ',' | '_')).collect();
        let malformed = |_| SyntaxError { message: "this is no number".to_owned(), at: start..self.at };
        digits.parse().map(Expression::Number).map_err(malformed)
    }

    fn rule(&mut self) -> Expression {
        let start = self.at;
        let rest = &self.text[start..];
        let end =
            rest.find(|char: char| !(char.is_alphanumeric() || matches!(char, '_' | '.' | '-' | '/'))).unwrap_or(rest.len());
        self.at += end;
        Expression::Rule(rest[..end].to_owned(), start..self.at)
    }

    fn operator(&mut self) -> Result<Operator, SyntaxError> {
        const OPERATORS: [(&str, Operator); 9] = [
            ("==", Operator::Equal),
            ("!=", Operator::Unequal),
            ("<=", Operator::AtMost),
            (">=", Operator::AtLeast),
            ("≤", Operator::AtMost),
            ("≥", Operator::AtLeast),
            ("=", Operator::Equal),
            ("<", Operator::Less),
            (">", Operator::Greater),
        ];
        self.space();
        let rest = &self.text[self.at..];
        let Some((sign, operator)) = OPERATORS.iter().find(|(sign, _)| rest.starts_with(sign)) else {
            return Err(self.error("expected a comparison: =, !=, <, <=, > or >="));
        };
        self.at += sign.len();
        Ok(*operator)
    }

    fn peek(&mut self) -> Option<char> {
        self.space();
        self.text[self.at..].chars().next()
    }

    fn space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn error(&mut self, message: &str) -> SyntaxError {
        self.space();
        let end = self.text[self.at..].chars().next().map_or(self.at, |char| self.at + char.len_utf8());
        SyntaxError { message: message.to_owned(), at: self.at..end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(expression: &Expression) -> String {
        match expression {
            Expression::Number(number) => number.to_string(),
            Expression::Rule(id, _) => id.clone(),
            Expression::Negative(inner) => format!("-{}", shown(inner)),
            Expression::Binary(a, sign, b) => {
                let sign = match sign {
                    Sign::Plus => '+',
                    Sign::Minus => '-',
                    Sign::Times => '*',
                    Sign::Over => '/',
                };
                format!("({} {sign} {})", shown(a), shown(b))
            }
        }
    }

    #[track_caller]
    fn check(text: &str, left: &str, operator: Operator, right: &str) {
        let comparison = Comparison::parse(text).unwrap();
        assert_eq!(
            (shown(&comparison.left).as_str(), comparison.operator, shown(&comparison.right).as_str()),
            (left, operator, right)
        );
    }

    #[track_caller]
    fn fails(text: &str, at: Range<usize>) {
        assert_eq!(Comparison::parse(text).map_err(|error| error.at), Err(at), "{text}");
    }

    #[test]
    fn products_bind_closer_than_sums() {
        check("a.total >= a.b + c-d * 2", "a.total", Operator::AtLeast, "(a.b + (c-d * 2))");
        check("(a + b) / 2 != -c", "((a + b) / 2)", Operator::Unequal, "-c");
        check("a - b = 1,200", "(a - b)", Operator::Equal, "1200");
    }

    #[test]
    fn mistakes_are_shown_at_their_place() {
        fails("a + >= b", 4..5);
        fails("a", 1..1);
        fails("a = b c", 6..7);
        fails("a = (b", 6..6);
        fails("a = 1.2.3", 4..9);
        assert!(Comparison::parse(&format!("a = {}b", "(".repeat(100_000))).is_err());
    }

    proptest! {
        #[test]
        fn parsing_what_is_shown_gives_the_same(text in "[a-c]( [-+*/] [a-c]){0,4} <= [a-c]( [-+*/] [1-9]){0,3}") {
            let first = Comparison::parse(&text).unwrap();
            let again = Comparison::parse(&format!("{} <= {}", shown(&first.left), shown(&first.right))).unwrap();
            prop_assert_eq!(shown(&first.left), shown(&again.left));
            prop_assert_eq!(shown(&first.right), shown(&again.right));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = Comparison::parse(&text);
        }
    }
}
