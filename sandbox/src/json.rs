//! JSON in columns, and models made of it.

use std::error::Error;

use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, Type, ValueRef},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// A value that is stored as JSON text.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = serde_json::to_string(&self.0)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(text.into())
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let read = serde_json::from_str(value.as_str()?);
        read.map(Self)
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

/// Makes a model of an API that only answers have. It fails only if the two do not fit, which the
/// tests would show.
pub(crate) fn model<T: DeserializeOwned>(value: Value) -> rusqlite::Result<T> {
    serde_json::from_value(value).map_err(|error| {
        let error: Box<dyn Error + Send + Sync> = error.into();
        rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error)
    })
}
