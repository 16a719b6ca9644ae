BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    $load = Import-StagingData "$shop/broken/orders.csv" -Table orders
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-StagingReject' {
    It 'shows file, line, reason and text of the latest rejects' {
        $reject = Get-StagingReject
        $reject.SourceFile | Should -BeLike '*broken*orders.csv'
        $reject.SourceLine | Should -Be 3
        $reject.RawText | Should -Be '101,1,2024-04-01'
        $reject.Expectation | Should -Match '4'
        $reject.Reason | Should -Not -BeNullOrEmpty
    }

    It 'takes loads from the pipeline' {
        ($load | Get-StagingReject).LoadId | Should -Be $load.LoadId
    }

    It 'takes a load by its id' {
        @(Get-StagingReject -LoadId $load.LoadId).Count | Should -Be 1
        Get-StagingReject ($load.LoadId + 1000) | Should -BeNullOrEmpty
    }
}
