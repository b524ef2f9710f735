using System.Text.RegularExpressions;

namespace FunctionsRadar.Tests.Infra;

/// <summary>
/// The role definitions that may be assigned. A wrong GUID compiles, and fails or grants something else only in Azure.
/// </summary>
public static partial class Roles
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["contributor"] = "b24988ac-6180-42a0-ab88-20f7382dd24c",
        ["keyVaultSecretsUser"] = "4633458b-17de-408a-b874-0445c86b69e6",
        ["monitoringMetricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
        ["reader"] = "acdd72a7-3385-48ef-bd42-f606fba81ae7",
        ["roleBasedAccessControlAdministrator"] = "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
        ["storageBlobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["storageTableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["tagContributor"] = "4a9ae827-6dc8-4573-8ac7-8239d42aa03f",
    };

    /// <summary>
    /// GUIDs that are not the role they are called by, roles that are missing, and GUIDs outside of <c>roles.bicep</c>.
    /// </summary>
    public static IReadOnlyList<string> Faults(InfraFolder folder)
    {
        var matches = folder.Sources.SelectMany(file => Guid().Matches(file.Value).Select(match => (file.Key, match.Groups)));
        var found = matches.Select(
            match => (File: match.Key, Name: match.Groups["name"].Value, Id: match.Groups["id"].Value)).ToArray();
        return
        [
            .. found.Where(role => role.File != "roles.bicep" || Known.GetValueOrDefault(role.Name) != role.Id)
                .Select(role => $"{role.File}: {role.Name} is {role.Id}"),
            .. Known.Keys.Except(found.Select(role => role.Name)).Select(name => $"{name} is missing"),
        ];
    }

    [GeneratedRegex(
        @"((?<name>\w+): )?'?\b(?<id>[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guid();
}
