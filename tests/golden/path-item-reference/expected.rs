// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::auth;

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `getClubsById`.
    ///
    /// `GET /clubs/{id}`
    ///
    /// - `id`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_clubs_by_id("id").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_clubs_by_id(&self, id: &str) -> GetClubsById {
        let call = rt::call(self.0, "GET /clubs/{}", &[&id], auth::NO_CREDENTIALS);
        GetClubsById(call)
    }

    /// Calls `getCrew`.
    ///
    /// `GET /crews/{id}`
    ///
    /// - `id`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_crew("id").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_crew(&self, id: &str) -> GetCrew {
        let call = rt::call(self.0, "GET /crews/{}", &[&id], auth::NO_CREDENTIALS);
        GetCrew(call)
    }

    /// Calls `dropShared`.
    ///
    /// `DELETE /shared`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().drop_shared().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn drop_shared(&self) -> DropShared {
        let call = rt::call(self.0, "DELETE /shared", &[], auth::NO_CREDENTIALS);
        DropShared(call)
    }

    /// Calls `getTeam`.
    ///
    /// `GET /teams/{id}`
    ///
    /// - `id`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_team("id").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_team(&self, id: &str) -> GetTeam {
        let call = rt::call(self.0, "GET /teams/{}", &[&id], auth::NO_CREDENTIALS);
        GetTeam(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::get_clubs_by_id`].
    GetClubsById -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::get_crew`].
    GetCrew -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::drop_shared`].
    DropShared -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::get_team`].
    GetTeam -> (), rt::empty, rt::NoErrorBody;
}
