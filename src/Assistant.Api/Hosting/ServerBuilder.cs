using Assistant.Api.Hosting.Ingestion;

namespace Assistant.Api.Hosting;

internal static class ServerBuilder
{
    /// <summary>Works from any folder: settings and files of the pages are found beside the program, never where it was started.</summary>
    public static WebApplicationBuilder Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddCommandLineSettings(args);
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = o.ValidateScopes = true);
        builder.WebHost.UseStaticWebAssets();
        builder.AddConsoleLog();
        builder.Services.AddSingleton(new CommandArguments(args)).AddSingleton<IngestionChild>();
        return builder;
    }
}
