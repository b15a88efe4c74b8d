//! The names of inputs, with the tool that they belong to and what they are read as.

use std::fmt;
use std::marker::PhantomData;

use super::read::Read;
use crate::tool::value::{FieldError, Names, Value};

/// The name of an input of tool `T` whose value is read as a `V`.
pub struct Key<T, V> {
    id: &'static str,
    of: PhantomData<fn() -> (T, V)>,
}

/// The names of an input of tool `T` in every row.
pub struct RowKey<T, V> {
    ids: &'static [&'static str],
    of: PhantomData<fn() -> (T, V)>,
}

/// An input of tool `T` with what it is set to.
pub struct Set<T> {
    id: &'static str,
    value: Value,
    of: PhantomData<fn() -> T>,
}

impl<T, V> Clone for Key<T, V> {
    fn clone(&self) -> Key<T, V> {
        *self
    }
}

impl<T, V> Copy for Key<T, V> {}

impl<T, V> fmt::Debug for Key<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl<T, V> Clone for RowKey<T, V> {
    fn clone(&self) -> RowKey<T, V> {
        *self
    }
}

impl<T, V> Copy for RowKey<T, V> {}

impl<T> Clone for Set<T> {
    fn clone(&self) -> Set<T> {
        *self
    }
}

impl<T> Copy for Set<T> {}

impl<T, V> Key<T, V> {
    /// The input of this name; made by the derives.
    #[must_use]
    pub const fn new(id: &'static str) -> Key<T, V> {
        Key { id, of: PhantomData }
    }

    /// The name in links and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.id
    }
}

impl<T, V> Key<T, V> {
    /// The value of this input, which the form shows by now.
    ///
    /// # Errors
    /// An error at the input where it has none.
    pub fn shown(self, value: Option<V>) -> Result<V, FieldError<T>> {
        value.ok_or_else(|| FieldError::required(self))
    }
}

impl<T, V: Read> Key<T, V> {
    /// This input, set to this.
    #[must_use]
    pub fn to(self, given: V::Given) -> Set<T> {
        Set { id: self.id, value: V::value(given), of: PhantomData }
    }
}

impl<T, V> Names<T> for Key<T, V> {
    fn input(self) -> &'static str {
        self.id
    }
}

impl<T, V> RowKey<T, V> {
    /// The inputs of these names; made by the derives.
    #[must_use]
    pub const fn new(ids: &'static [&'static str]) -> RowKey<T, V> {
        RowKey { ids, of: PhantomData }
    }

    /// The names of the input in every row.
    #[must_use]
    pub const fn ids(self) -> &'static [&'static str] {
        self.ids
    }

    /// The input in the row at `place`, from 0. Beyond the last row it is a name that no form has: what is set there is
    /// not offered.
    #[must_use]
    pub fn at(self, place: usize) -> Key<T, V> {
        Key::new(self.ids.get(place).copied().unwrap_or_default())
    }
}

impl<T> Set<T> {
    /// The name of the input.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.id
    }

    /// What it is set to.
    #[must_use]
    pub const fn value(self) -> Value {
        self.value
    }
}
