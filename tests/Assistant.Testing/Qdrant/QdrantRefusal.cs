using Microsoft.AspNetCore.Http;

namespace Assistant.Testing.Qdrant;

/// <summary>A request that the server does not carry out, with the status and the words it answers.</summary>
internal sealed class QdrantRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public static QdrantRefusal Malformed(string message) => new(StatusCodes.Status400BadRequest, $"Format error in JSON body: {message}");

    public static QdrantRefusal WrongInput(string message) => new(StatusCodes.Status400BadRequest, $"Wrong input: {message}");

    public static QdrantRefusal OutOfRange(string message) => new(StatusCodes.Status422UnprocessableEntity, $"Validation error in JSON body: [{message}]");

    public static QdrantRefusal NoCollection(string name) => new(StatusCodes.Status404NotFound, $"Not found: Collection `{name}` doesn't exist!");

    public static QdrantRefusal Exists(string message) => new(StatusCodes.Status409Conflict, $"Wrong input: {message}");

    /// <summary>A part of Qdrant that nothing here uses: a test that needs it has to build it.</summary>
    public static QdrantRefusal NotHere(string what) => new(StatusCodes.Status501NotImplemented, $"The server of the tests has no {what}");
}
