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

    /// Reads it; `None` for what is none.
    fn read(from: &mut Reader<'_>) -> Option<Self>;

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
        let mut reader = Reader(bytes);
        if u32::read(&mut reader)? != VERSION {
            return None;
        }
        let value = Self::read(&mut reader)?;
        reader.0.is_empty().then_some(value)
    }
}

/// Bytes that are being written.
#[derive(Clone, Debug, Default)]
pub struct Bytes(pub(crate) Vec<u8>);

/// Bytes that are being read.
#[derive(Clone, Debug)]
pub struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    /// So many bytes as they are.
    pub(crate) fn slice(&mut self, length: usize) -> Option<&'a [u8]> {
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(first)
    }
}

macro_rules! number {
    ($($type:ty),*) => {$(
        impl Encoded for $type {
            fn write(&self, to: &mut Bytes) {
                to.0.extend_from_slice(&self.to_le_bytes());
            }

            fn read(from: &mut Reader<'_>) -> Option<$type> {
                from.take().map(<$type>::from_le_bytes)
            }
        }
    )*};
}

number!(u8, u16, u32, u64, f32, f64);

impl Encoded for bool {
    fn write(&self, to: &mut Bytes) {
        u8::from(*self).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Option<bool> {
        match u8::read(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
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

    fn read(from: &mut Reader<'_>) -> Option<Option<T>> {
        Some(if bool::read(from)? { Some(T::read(from)?) } else { None })
    }
}

impl<T: Encoded> Encoded for Vec<T> {
    fn write(&self, to: &mut Bytes) {
        u32::try_from(self.len()).unwrap_or(u32::MAX).write(to);
        for value in self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Vec<T>> {
        let count = u32::read(from)?;
        // A length that lies reserves nothing.
        let mut values = Vec::new();
        for _ in 0..count {
            values.push(T::read(from)?);
        }
        Some(values)
    }
}

impl<T: Encoded, const N: usize> Encoded for [T; N] {
    fn write(&self, to: &mut Bytes) {
        for value in self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<[T; N]> {
        let mut values = Vec::with_capacity(N);
        for _ in 0..N {
            values.push(T::read(from)?);
        }
        values.try_into().ok()
    }
}

/// Writes the fields of a struct one after the other.
macro_rules! fields {
    ($type:ty { $($field:ident),* $(,)? }) => {
        impl $crate::codec::Encoded for $type {
            fn write(&self, to: &mut $crate::codec::Bytes) {
                $(self.$field.write(to);)*
            }

            fn read(from: &mut $crate::codec::Reader<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::codec::Encoded::read(from)?),* })
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
