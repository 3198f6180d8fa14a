using Assistant.Core.Access;
using Microsoft.AspNetCore.Http;

namespace Assistant.Web.People;

/// <summary>A page for those who work on reports: analysts and administrators. The role is read from the directory.</summary>
public abstract class IncidentHandlerPage : PersonPage
{
    protected bool IsHandler => Admitted && (Person.Roles.Contains(Roles.Analyst) || Person.Roles.Contains(Roles.Admin));

    protected sealed override async Task LoadAsync()
    {
        if (IsHandler)
        {
            await LoadForHandlerAsync();
        }
        else
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    protected abstract Task LoadForHandlerAsync();
}
