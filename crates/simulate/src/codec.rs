//! Plans and results as plain bytes: little-endian numbers one after the other, lists behind their length.
//!
//! They cross the border of a worker's module; both sides are of one version, and the first bytes say which.

mod plan;

use crate::plan::Plan;

/// Changes with every change of the layout or of what a seed means.
pub const VERSION: u32 = 1;

/// What can be written as bytes, and read again.
pub trait Encoded: Sized {
    /// Appends it.
    fn write(&self, to: &mut Bytes);

    /// Reads it. What is none leaves the reader failed, whatever comes back.
    fn read(from: &mut Reader<'_>) -> Self;

    /// All of it, behind the version.
    #[must_use]
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Bytes::default();
        VERSION.write(&mut bytes);
        self.write(&mut bytes);
        bytes.0
    }

    /// From its bytes; `None` for other bytes, for fewer and for more.
    #[must_use]
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        if u32::read(&mut reader) != VERSION {
            return None;
        }
        let value = Self::read(&mut reader);
        reader.is_at_end().then_some(value)
    }
}

/// Bytes that are being written.
#[derive(Clone, Debug, Default)]
pub struct Bytes(pub(crate) Vec<u8>);

/// Bytes that are being read. Whether they were what they should be is asked once, at the end.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    has_failed: bool,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { rest: bytes, has_failed: false }
    }

    /// So many bytes as they are; none where there are fewer.
    pub(crate) fn slice(&mut self, length: usize) -> &'a [u8] {
        let Some((first, rest)) = self.rest.split_at_checked(length) else {
            self.has_failed = true;
            return &[];
        };
        self.rest = rest;
        first
    }

    /// Notes that what was read is none.
    pub(crate) fn fail<T>(&mut self, instead: T) -> T {
        self.has_failed = true;
        instead
    }

    /// Whether everything was read, and was what it should be.
    pub(crate) const fn is_at_end(&self) -> bool {
        !self.has_failed && self.rest.is_empty()
    }
}

macro_rules! number {
    ($($type:ty),*) => {$(
        impl Encoded for $type {
            fn write(&self, to: &mut Bytes) {
                to.0.extend_from_slice(&self.to_le_bytes());
            }

            fn read(from: &mut Reader<'_>) -> $type {
                let bytes = from.slice(size_of::<$type>());
                <$type>::from_le_bytes(bytes.try_into().unwrap_or_default())
            }
        }
    )*};
}

number!(u8, u16, u32, u64, f32, f64);

impl Encoded for bool {
    fn write(&self, to: &mut Bytes) {
        u8::from(*self).write(to);
    }

    fn read(from: &mut Reader<'_>) -> bool {
        match u8::read(from) {
            0 => false,
            1 => true,
            _ => from.fail(false),
        }
    }
}

impl<T: Encoded> Encoded for Option<T> {
    fn write(&self, to: &mut Bytes) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<T> {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Encoded> Encoded for Vec<T> {
    fn write(&self, to: &mut Bytes) {
        u32::try_from(self.len()).unwrap_or(u32::MAX).write(to);
        for value in self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Vec<T> {
        let mut left = u32::read(from);
        // A length that lies reserves nothing.
        let mut values = Vec::new();
        while left > 0 && !from.has_failed {
            values.push(T::read(from));
            left = left.saturating_sub(1);
        }
        values
    }
}

impl<T: Encoded, const N: usize> Encoded for [T; N] {
    fn write(&self, to: &mut Bytes) {
        for value in self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> [T; N] {
        [(); N].map(|()| T::read(from))
    }
}

/// Writes the fields of a struct one after the other.
macro_rules! fields {
    ($type:ty { $($field:ident),* $(,)? }) => {
        impl $crate::codec::Encoded for $type {
            fn write(&self, to: &mut $crate::codec::Bytes) {
                $(self.$field.write(to);)*
            }

            fn read(from: &mut $crate::codec::Reader<'_>) -> Self {
                Self { $($field: $crate::codec::Encoded::read(from)),* }
            }
        }
    };
}
pub(crate) use fields;

/// A plan and a seed as one number (FNV-1a, 64 bits): what is joined must agree in it.
pub(crate) fn identity(plan: &Plan, seed: u64) -> u64 {
    let mut bytes = Bytes::default();
    plan.write(&mut bytes);
    seed.write(&mut bytes);
    bytes.0.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests;
