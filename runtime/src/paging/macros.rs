//! The way from a request type to its pages, for generated code.

/// Adds `stream` to request types of [`operations!`](crate::operations).
///
/// A line is `Name: Page => Item, decoder, ErrorBody, |page| items;` where the decoder is written as
/// it is there, and the last part makes a `Vec` of the items of what it gives.
#[doc(hidden)]
#[macro_export]
macro_rules! paged {
    ($(
        $name:ident: $page:ty => $item:ty, $decode:expr $(=> $by:expr)?, $error:ty,
        |$value:ident| $items:expr;
    )*) => {$(
        impl $name {
            /// Walks over all items of the list, page by page, from where this call begins.
            ///
            /// Nothing is sent before the first item is asked for.
            pub fn stream(self) -> $crate::glue::Pages<$item, $error> {
                fn read_page(
                    answer: &mut $crate::glue::Answer,
                ) -> $crate::glue::Decoded<::std::vec::Vec<$item>> {
                    let $value: $page = $crate::decode_page!(answer, $decode $(, $by)?)?;
                    ::core::result::Result::Ok($items)
                }
                $crate::glue::Pages::new(self.0, $crate::cases_of!($decode $(, $by)?), read_page)
            }
        }
    )*};
}

/// The decoder of an answer, applied to it.
#[doc(hidden)]
#[macro_export]
macro_rules! decode_page {
    ($answer:ident, $decode:expr) => {
        $decode($answer)
    };
    ($answer:ident, $cases:expr, $decode:expr) => {
        $decode($answer)
    };
}

/// The cases in front of a decoder.
#[doc(hidden)]
#[macro_export]
macro_rules! cases_of {
    ($decode:expr) => {
        &[]
    };
    ($cases:expr, $decode:expr) => {
        const { $cases }
    };
}
