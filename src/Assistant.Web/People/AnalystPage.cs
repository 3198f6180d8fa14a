using Assistant.Core.Access;
using Microsoft.AspNetCore.Http;

namespace Assistant.Web.People;

/// <summary>A page for analysts and administrators. The role is read from the directory, so that it ends with the role and not with the cookie.</summary>
public abstract class AnalystPage : PersonPage
{
    /// <summary>False when the person has lost the role since signing in; the page then shows the error.</summary>
    protected bool IsAnalyst => Admitted && (Person.Roles.Contains(Roles.Analyst) || Person.Roles.Contains(Roles.Admin));

    protected sealed override async Task LoadAsync()
    {
        if (IsAnalyst)
        {
            await LoadForAnalystAsync();
        }
        else
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    protected virtual Task LoadForAnalystAsync() => Task.CompletedTask;
}
