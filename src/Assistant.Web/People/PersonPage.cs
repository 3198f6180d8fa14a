using Assistant.Core.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Assistant.Web.People;

/// <summary>A page for people who are signed in and have a password of their own. Everybody else is sent on before anything is read.</summary>
public abstract class PersonPage : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [Inject]
    internal CurrentPerson CurrentPerson { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    protected UserAccount Person { get; private set; } = default!;

    protected CancellationToken Aborted => Http.RequestAborted;

    /// <summary>False until the person is known and may be here; the page shows nothing before.</summary>
    protected bool Admitted { get; private set; }

    /// <summary>The page on which a first password is replaced is the only one open before that.</summary>
    protected virtual bool OpenBeforePasswordChange => false;

    protected sealed override async Task OnInitializedAsync()
    {
        var here = Uri.EscapeDataString(Http.Request.Path + Http.Request.QueryString);
        if (await CurrentPerson.FindAsync() is not { } person)
        {
            Navigation.NavigateTo($"/signin?returnUrl={here}");
            return;
        }

        if (person.MustChangePassword && !OpenBeforePasswordChange)
        {
            Navigation.NavigateTo($"/password?returnUrl={here}");
            return;
        }

        Person = person;
        Admitted = true;
        await LoadAsync();
    }

    protected virtual Task LoadAsync() => Task.CompletedTask;
}
