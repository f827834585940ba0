// ---- src/auth.rs ----

//! What operations need to be allowed: alternatives, each a list of schemes.

#![allow(dead_code)]

use specwright_runtime::glue as rt;

/// No credentials.
pub(crate) static NO_CREDENTIALS: rt::Auth = &[];

/// Needs `basic`, or `session`, or `connect`.
pub(crate) static BASIC_OR_SESSION_OR_CONNECT: rt::Auth = &[
    &[rt::Need { scheme: 0, scopes: &[] }],
    &[rt::Need { scheme: 5, scopes: &[] }],
    &[rt::Need { scheme: 1, scopes: &[] }],
];

/// Needs `basic` and `key`, or `token` and `key`.
pub(crate) static BASIC_AND_KEY_OR_TOKEN_AND_KEY: rt::Auth = &[
    &[rt::Need { scheme: 0, scopes: &[] }, rt::Need { scheme: 2, scopes: &[] }],
    &[rt::Need { scheme: 6, scopes: &[] }, rt::Need { scheme: 2, scopes: &[] }],
];

/// Needs `key`.
pub(crate) static KEY: rt::Auth = &[&[rt::Need { scheme: 2, scopes: &[] }]];

/// Needs `key` and `secret`, or `key` and `login`.
pub(crate) static ONE_OF_2: rt::Auth = &[
    &[rt::Need { scheme: 2, scopes: &[] }, rt::Need { scheme: 4, scopes: &[] }],
    &[
        rt::Need { scheme: 2, scopes: &[] },
        rt::Need {
            scheme: 3,
            scopes: &["teams:write", "teams:read"],
        },
    ],
];

/// Needs `token`, or nothing.
pub(crate) static TOKEN_OR_NOTHING: rt::Auth = &[
    &[rt::Need { scheme: 6, scopes: &[] }],
    &[],
];
