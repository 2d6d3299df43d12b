using Cyberport.Grants.Components;
using Cyberport.Grants.Organisations;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(MembershipState state) => state switch
    {
        MembershipState.Requested => AskedOfSomebody,
        MembershipState.Active => Good,
        MembershipState.Left => Ended,
    };

    public static Look OfVerification(bool verified) => verified ? Good : AskedOfSomebody;
}
