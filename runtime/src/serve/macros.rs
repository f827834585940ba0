//! The tables of generated servers: what an operation is and is given, and what it answers.
//!
//! Generated code holds a few lines for each operation, where the code that they stand for is a
//! screen. Every path is absolute, as in `codec::macros`.

/// The static and the [`Input`](crate::serve::glue::Input) of an operation.
///
/// First stand the name of the static, the id, the method and the path; then the credentials, how
/// errors are told, and the struct of the input, whose fields follow: `req` (always there), `opt`,
/// and `body` or, where there are several media types, `bodies` with the enum of them.
///
/// A field has its place among the parameters, its name, and the place and the name of its
/// parameter, with `as` and a style that is not the default of the place. A body is `json`, or a
/// form and the media type. `at` stands before a name as a JSON pointer writes it where that is
/// not the name itself; a body that is not JSON is checked only where it has one.
#[doc(hidden)]
#[macro_export]
macro_rules! serve_operation {
    ($name:ident $id:tt at $step:tt $($table:tt)*) => {
        $crate::serve_operation! { @ $name $id $step $($table)* }
    };
    (
        @ $name:ident $id:tt $step:tt $method:ident $path:tt
        $auth:expr, $refusals:expr; $input:ident
        $(req { $($rn:tt $r:ident $rp:ident $rw:tt $(at $ra:tt)? $(as $rs:ident)?),* })?
        $(opt { $($on:tt $o:ident $op:ident $ow:tt $(at $oa:tt)? $(as $os:ident)?),* })?
        $(body $need:ident { $($body:tt)* })?
        $(bodies $needs:ident $choice:ident { $($bn:tt $b:ident ($($case:tt)*)),* })?
    ) => {
        pub(crate) static $name: $crate::serve::glue::Operation = $crate::serve::glue::Operation {
            id: $id,
            method: ::core::stringify!($method),
            template: $path,
            parameters: &[
                $($($crate::serve_parameter!($step true $rp $rw $(at $ra)? $(as $rs)?),)*)?
                $($($crate::serve_parameter!($step false $op $ow $(at $oa)? $(as $os)?),)*)?
            ],
            bodies: &[
                $($crate::serve_body!($step $($body)*),)?
                $($($crate::serve_body!($step $($case)*),)*)?
            ],
            body_required: false
                $(|| $crate::serve_required!($need))? $(|| $crate::serve_required!($needs))?,
            auth: $auth,
            refusals: $refusals,
        };

        impl $crate::serve::glue::Input for $input {
            fn read(call: &mut $crate::serve::glue::Fields<'_>) -> ::core::option::Option<Self> {
                // What takes nothing is made without a look at the call.
                let _ = &call;
                ::core::option::Option::Some(Self {
                    $($($r: call.get($rn)?,)*)?
                    $($($o: call.opt($on)?,)*)?
                    $(body: $crate::serve_read!($need call),)?
                    $(body: $crate::serve_read!($needs call $choice $($bn $b),*),)?
                })
            }
        }
    };
    ($name:ident $id:tt $($table:tt)*) => {
        $crate::serve_operation! { @ $name $id $id $($table)* }
    };
}

/// A parameter of the table.
#[doc(hidden)]
#[macro_export]
macro_rules! serve_parameter {
    ($step:tt $required:tt $place:ident $name:tt $(as $style:ident)?) => {
        $crate::serve_parameter!($step $required $place $name at $name $(as $style)?)
    };
    ($step:tt $required:tt $place:ident $name:tt at $at:tt $(as $style:ident)?) => {
        $crate::serve::glue::Parameter::$place(
            $name,
            $required,
            ::core::concat!("/operations/", $step, "/", ::core::stringify!($place), "/", $at),
        )
        $(.written($crate::serve::glue::ParameterStyle::$style))?
    };
}

/// A body of the table.
#[doc(hidden)]
#[macro_export]
macro_rules! serve_body {
    ($step:tt json) => {
        $crate::serve_body!($step Json "application/json" at "application~1json")
    };
    ($step:tt $form:ident $(($parts:expr))? $media:literal $(at $at:tt)?) => {
        $crate::serve::glue::Body {
            content_type: $media,
            form: $crate::serve::glue::BodyForm::$form $(($parts))?,
            schema: ::core::concat!($("/operations/", $step, "/body/", $at)?),
        }
    };
}

/// Whether a body has to be there.
#[doc(hidden)]
#[macro_export]
macro_rules! serve_required {
    (req) => {
        true
    };
    (opt) => {
        false
    };
}

/// Reads a body of one media type, or of several.
#[doc(hidden)]
#[macro_export]
macro_rules! serve_read {
    (req $call:ident) => {
        $call.body()?
    };
    (opt $call:ident) => {
        $call.body_opt()?
    };
    (req $call:ident $choice:ident $($n:tt $variant:ident),*) => {
        match $call.media()? {
            $($n => $choice::$variant($call.body()?),)*
        }
    };
    (opt $call:ident $choice:ident $($n:tt $variant:ident),*) => {
        match $call.media() {
            ::core::option::Option::None => ::core::option::Option::None,
            $(::core::option::Option::Some($n) => {
                ::core::option::Option::Some($choice::$variant($call.body()?))
            })*
        }
    };
}

/// The [`Answer`](crate::serve::glue::Answer) of an operation.
///
/// After the enum stands for each variant its status (`200`, `4xx` or `any`), the variant with what
/// it holds (`status` where it is to be chosen, `body`), how that is written, and the content type
/// where it is not the default of that; `else` stands before an error with a status of success.
#[doc(hidden)]
#[macro_export]
macro_rules! serve_answer {
    (
        $answer:ident
        $($status:tt $variant:ident $(($($held:ident),+))? $kind:ident $($media:literal)?),*
        $(else $in_band:ident $shape:expr)?
    ) => {
        impl $crate::serve::glue::Answer for $answer {
            fn write(self) -> $crate::serve::glue::Written {
                match self {
                    $(Self::$variant $(($($held),+))? => {
                        $crate::serve_written!($status $kind ($($media)?) $($($held)+)?)
                    })*
                    $(Self::$in_band(error) => {
                        $crate::serve::glue::in_band(&$shape, "application/json", error)
                    })?
                }
            }
        }
    };
}

/// Writes one variant: first its status, then its body.
#[doc(hidden)]
#[macro_export]
macro_rules! serve_written {
    (any $kind:ident $media:tt $status:ident $($body:ident)?) => {
        $crate::serve_written!(
            @ $kind $media $crate::serve::glue::Status::Any($status) $(, $body)?
        )
    };
    (1xx $($rest:tt)*) => { $crate::serve_written!(range 1 $($rest)*) };
    (2xx $($rest:tt)*) => { $crate::serve_written!(range 2 $($rest)*) };
    (3xx $($rest:tt)*) => { $crate::serve_written!(range 3 $($rest)*) };
    (4xx $($rest:tt)*) => { $crate::serve_written!(range 4 $($rest)*) };
    (5xx $($rest:tt)*) => { $crate::serve_written!(range 5 $($rest)*) };
    (range $digit:tt $kind:ident $media:tt $status:ident $($body:ident)?) => {
        $crate::serve_written!(
            @ $kind $media $crate::serve::glue::Status::Range($digit, $status) $(, $body)?
        )
    };
    (@ empty () $status:expr) => { $crate::serve::glue::empty($status) };
    (@ json $media:tt $status:expr, $body:ident) => {
        $crate::serve::glue::json($status, $crate::serve_media!($media), &$body)
    };
    (@ text $media:tt $status:expr, $body:ident) => {
        $crate::serve::glue::text($status, $crate::serve_media!($media), &$body)
    };
    (@ events () $status:expr, $body:ident) => { $crate::serve::glue::events($status, $body) };
    (@ text_events () $status:expr, $body:ident) => {
        $crate::serve::glue::text_events($status, $body)
    };
    // `bytes` and `lines`.
    (@ $kind:ident $media:tt $status:expr, $body:ident) => {
        $crate::serve::glue::$kind($status, $crate::serve_media!($media), $body)
    };
    ($code:tt $kind:ident $media:tt $($body:ident)?) => {
        $crate::serve_written!(
            @ $kind $media $crate::serve::glue::Status::Exactly($code) $(, $body)?
        )
    };
}

/// A content type; without one it is the default of how a body is written.
#[doc(hidden)]
#[macro_export]
macro_rules! serve_media {
    (($($media:literal)?)) => {
        ::core::concat!($($media)?)
    };
}
