using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Core.Tests.Documents;

public sealed class MetadataResolutionTests
{
    [Fact]
    public void Resolve_FieldByField_OwnStatementComesBeforeDefaultsBeforeDerived()
    {
        var stated = new StatedMetadata { Kind = DocumentKind.Manual, Access = ["市民課"] };
        var defaults = new StatedMetadata { Kind = DocumentKind.Plan, Department = "総務課", Access = ["staff"] };

        var metadata = MetadataResolution.Resolve(stated, defaults, "見出し");

        Assert.Equal("見出し", metadata.Title);
        Assert.Equal(DocumentKind.Manual, metadata.Kind);
        Assert.Equal("総務課", metadata.Department);
        Assert.Equal(["市民課"], metadata.Access);
    }

    [Fact]
    public void Resolve_NothingStated_IsForAdministratorsOnly()
    {
        var metadata = MetadataResolution.Resolve(null, new StatedMetadata(), "題");

        Assert.Empty(metadata.Access);
        Assert.Equal(DocumentKind.Other, metadata.Kind);
    }
}
